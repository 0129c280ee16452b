import { takeFile } from "./photoIntake";

const inputId = "photo-file";

/** The page's one file input for photos; buttons and menu items press it. */
export function PhotoInput() {
  return (
    <input
      id={inputId}
      type="file"
      accept="image/*,.heic,.heif,.avif"
      hidden
      onChange={(event) => {
        const file = event.target.files?.[0];
        // Emptied, so that the same file can be chosen again after a failure.
        event.target.value = "";
        if (file !== undefined) void takeFile(file);
      }}
    />
  );
}

/** Opens the browser's file dialog; must be called from a click or key. */
export function choosePhoto(): void {
  document.getElementById(inputId)?.click();
}
