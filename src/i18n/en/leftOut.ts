export const leftOut = {
  leaveOut: "Do not copy from here",
  swap: "Swap mask and left-out area",
  clear: "Clear left-out area",
  done: "Nothing is copied from the grey area. Now paint what should be filled.",
  ofRun: "areas left out",
  roughPreview: "{{progress}}, rough preview",
} as const;
