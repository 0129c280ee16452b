import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { useDocument } from "../document/documentStore";
import type { ResultScene } from "../editor/resultScene";
import { showPhoto, useView } from "../editor/viewStore";
import type { Finish } from "../image/finishValues";
import type { DisplayPhoto } from "../image/photoService";
import { useT, type T } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { useRuns } from "../runs/runQueries";
import { choose, setSceneLoading, setZonePixels, useGallery } from "./galleryStore";
import { isHidden } from "./hiddenImages";
import { findOutput, runGroups, shownOutputs, type ShownOutput } from "./runGroups";
import { SceneLoader, subjectOf, type LoadedScene, type SceneRequest } from "./sceneLoader";
import { useChooseArrivals } from "./useChooseArrivals";
import { useCountedPixels } from "./usePixelLock";

/**
 * What the stage shows in Result and Compare: the chosen output over the photo of its run, beside that photo or beside a second
 * output. Null while there is nothing to show. Used once, by the screen.
 */
export function useResultScene(): ResultScene | null {
  const t = useT();
  const runs = useRuns();
  useChooseArrivals(runs);
  useSomethingChosen(runs);
  useCountedPixels();
  const open = useDocument((state) => state.display);
  const request = useRequest(runs);
  const loaded = useLoaded(request);
  const revealed = useGallery((state) => state.revealed);
  const scene = useMemo(() => {
    if (request === null || loaded === null) return null;
    // The document closes its bitmaps when another photo takes their place: then they must not be drawn any more.
    if (loaded.request.open !== null && loaded.request.open !== open) return null;
    const { right, left } = loaded.request;
    if (right.run.photo.hash !== request.right.run.photo.hash) return null;
    return {
      photo: loaded.photo,
      // What is hidden does not reach the stage: there is the photo, and a cover over it.
      left: isHidden(left, revealed) ? null : loaded.left,
      right: isHidden(right, revealed) ? null : loaded.right,
      leftLabel: left === null ? t("gallery.original") : outputLabel(t, left, right),
      rightLabel: loaded.request.differing ? t("finish.difference") : outputLabel(t, right, left),
    };
  }, [request, loaded, open, revealed, t]);
  useFittedPhoto(scene?.photo ?? null, open);
  return scene;
}

/** A result may be of another photo than the open one: the stage is fitted to the one that is seen. */
function useFittedPhoto(ofScene: DisplayPhoto | null, open: DisplayPhoto | null): void {
  const looking = useView((state) => state.mode !== "mask");
  const seen = (looking ? ofScene : null) ?? open;
  useLayoutEffect(() => {
    if (seen !== null) showPhoto(seen);
  }, [seen]);
}

function outputLabel(t: T, { run, number }: ShownOutput, beside: ShownOutput | null): string {
  const alike = beside !== null && beside.number === number && beside.run.id !== run.id;
  return alike ? t("gallery.resultOfRun", { number, run: run.number }) : t("gallery.result", { number });
}

/** What is asked of the loader. */
function useRequest(runs: readonly Run[]): SceneRequest | null {
  const chosen = useGallery((state) => state.chosen);
  const against = useGallery((state) => state.against);
  const draft = useGallery((state) => state.finishDraft);
  const differing = useGallery((state) => state.differing);
  const display = useDocument((state) => state.display);
  const photoHash = useDocument((state) => state.photo?.hash ?? null);
  return useMemo(() => {
    const right = findOutput(runs, chosen);
    const left = findOutput(runs, against);
    if (right === null) return null;
    const finishOf = ({ output }: ShownOutput): Finish => (draft?.outputId === output.id ? draft.finish : output.finish);
    const open = right.run.photo.hash === photoHash ? display : null;
    return { right, rightFinish: finishOf(right), left, leftFinish: left === null ? null : finishOf(left), differing, open };
  }, [runs, chosen, against, draft, differing, display, photoHash]);
}

/** The newest scene that is there; the one before is given back after the stage has let go of it. */
function useLoaded(request: SceneRequest | null): LoadedScene | null {
  const [loader] = useState(() => new SceneLoader());
  const [loaded, setLoaded] = useState<LoadedScene | null>(null);
  const subject = request === null ? null : subjectOf(request);

  useEffect(() => setSceneLoading(subject !== null), [subject]);
  useEffect(() => {
    if (request === null) {
      loader.stop();
      return;
    }
    loader.load(request, (scene) => {
      if (scene !== null) {
        setLoaded(scene);
        setZonePixels(scene.right.zonePixels);
      }
      setSceneLoading(false);
    });
  }, [loader, request]);
  // Runs after the commit in which the stage got another scene.
  useEffect(() => () => loaded?.release(), [loaded]);
  useEffect(() => () => loader.stop(), [loader]);
  return loaded;
}

/**
 * What is there can be looked at: without a chosen output the newest one of the open photo is, so that Result and Compare lead
 * somewhere, also after a reload. Who asks for them all the same gets the newest of any photo.
 */
function useSomethingChosen(runs: readonly Run[]): void {
  const mode = useView((state) => state.mode);
  const chosen = useGallery((state) => state.chosen);
  const photoHash = useDocument((state) => state.photo?.hash ?? null);
  const wanted = useMemo(() => {
    if (findOutput(runs, chosen) !== null) return null;
    const all = shownOutputs(runGroups(runs));
    const ofPhoto = all.find(({ run }) => run.photo.hash === photoHash);
    return (ofPhoto ?? (mode === "mask" ? undefined : all[0]))?.output.id ?? null;
  }, [runs, chosen, photoHash, mode]);
  useEffect(() => {
    if (wanted !== null) choose(wanted);
  }, [wanted]);
}
