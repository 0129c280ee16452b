import { beforeEach, expect, it } from "vitest";
import { plainFinish } from "../image/finishValues";
import {
  choose,
  chooseTwo,
  clearSelection,
  closeGallery,
  draftFinish,
  forget,
  galleryState,
  openGallery,
  toggleSelected,
} from "./galleryStore";

beforeEach(() => {
  choose(null);
  clearSelection();
  closeGallery();
});

it("selects and unselects in the order of ticking", () => {
  toggleSelected("a");
  toggleSelected("b");
  toggleSelected("c");
  toggleSelected("b");
  expect(galleryState().selected).toEqual(["a", "c"]);
});

it("compares two until another output is chosen", () => {
  chooseTwo("a", "b");
  expect(galleryState()).toMatchObject({ chosen: "b", against: "a" });
  choose("c");
  expect(galleryState()).toMatchObject({ chosen: "c", against: null });
});

it("forgets what is gone and nothing else", () => {
  chooseTwo("a", "b");
  toggleSelected("a");
  toggleSelected("c");
  forget(["a"]);
  expect(galleryState()).toMatchObject({ chosen: "b", against: null, selected: ["c"] });
  forget(["b", "x"]);
  expect(galleryState().chosen).toBeNull();
});

it("drops a finish in hand when another output is chosen", () => {
  choose("a");
  draftFinish("a", { ...plainFinish, softEdge: 12 });
  choose("b");
  expect(galleryState().finishDraft).toBeNull();
});

it("leaves no selection behind when the gallery closes", () => {
  openGallery();
  toggleSelected("a");
  closeGallery();
  expect(galleryState()).toMatchObject({ open: false, selected: [] });
});
