/** Taking a result out of the page in other forms than as a PNG. */
export const exporting = {
  title: "Export result",
} as const;
