import { fewestCandidates, listLength, type GuessGround } from "../guess";
import type { Ballot } from "../vote";
import type { Crew } from "./crew";
import { shareDesk } from "./crewDesk";
import type { GuessDesk, Kernel, LevelDesk } from "./kernel";
import { groundWords, type Exports } from "./exports";
import { place } from "./place";
import { createWasmBlend } from "./wasmBlend";
import { createWasmSurvey } from "./wasmSurvey";

/** Bytes that the code works in. */
const scratchBytes = 1024;

/** A kernel on the code that `compileKernel` made, with a memory of its own: for one fill at a time. @throws WebAssembly.CompileError */
export async function createWasmKernel(code: Uint8Array<ArrayBuffer>): Promise<Kernel> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(code, { env: { memory } });
  return kernelOn(instance.exports as unknown as Exports, memory, null);
}

/** @param crew the threads that share the levels' work; the memory is then shared */
export function kernelOn(run: Exports, memory: WebAssembly.Memory, crew: Crew | null): Kernel {
  return {
    ...createWasmSurvey(run, memory),
    ...createWasmBlend(run, memory),
    openLevel: (ballot) => openLevel(run, memory, ballot, crew),
    openGuess: (ground) => openGuess(run, memory, ground),
  };
}

function openLevel(run: Exports, memory: WebAssembly.Memory, ballot: Ballot, crew: Crew | null): LevelDesk {
  const { level, patches, field, depth, weights, trust } = ballot;
  const { planes } = level;
  const { isSource, isTarget, targets, unknown } = patches;
  const { source, distance } = field;
  const origins = ballot.origins ?? new Int32Array(0);
  const threads = crew?.threads ?? 1;
  // A ground for each thread, which differ in where they scribble.
  const words = new Int32Array(groundWords * threads);
  const maps = { words, planes, isSource, isTarget, targets, unknown, depth, trust, source, distance, weights, origins };
  const { views, at, room } = place(memory, maps, scratchBytes * threads);
  const ground = at.words;
  const shared = [
    level.width,
    level.height,
    patches.radius,
    targets.length,
    at.planes,
    at.isSource,
    at.isTarget,
    at.targets,
    at.unknown,
    at.depth,
    at.trust,
    at.source,
    at.distance,
    at.weights,
    at.origins,
  ];
  for (let thread = 0; thread < threads; thread++) views.words.set([...shared, room + thread * scratchBytes], thread * groundWords);
  const desk: LevelDesk = {
    ballot: {
      ...ballot,
      level: { ...level, planes: views.planes },
      field: { source: views.source, distance: views.distance },
      weights: views.weights,
      origins: ballot.origins === null ? null : views.origins,
    },
    threads: 1,
    measure: (from, to) => run.measure(ground, from, to),
    improve: (bands, from, to, backward, reach) => {
      for (const { random, low, high, ...band } of bands) {
        const end = Math.min(band.to, band.from + to);
        random.state = run.improve(ground, band.from + from, end, low, high, backward ? 1 : 0, reach, random.state);
      }
    },
    voteMean: (from, to) => run.voteMean(ground, from, to),
    voteCopy: (from, to) => run.voteCopy(ground, from, to),
    close: () => {
      planes.set(views.planes);
      source.set(views.source);
      distance.set(views.distance);
      ballot.origins?.set(views.origins);
    },
  };
  return crew === null ? desk : shareDesk(desk, crew, ground);
}

function openGuess(run: Exports, memory: WebAssembly.Memory, given: GuessGround): GuessDesk {
  const { level, patches, order, settled, picks, half, guide } = given;
  const { wanted, means } = guide;
  const { planes } = level;
  const { isSource, sources } = patches;
  const listBytes = 4 * listLength(patches, half);
  const words = new Int32Array(groundWords);
  const maps = { words, planes, isSource, sources, order, settled, picks, wanted, means };
  const { views, at, room } = place(memory, maps, 2 * listBytes + scratchBytes);
  const ground = at.words;
  views.words.set([
    level.width,
    level.height,
    patches.radius,
    sources.length,
    half,
    fewestCandidates,
    at.planes,
    at.isSource,
    at.sources,
    at.order,
    at.settled,
    at.picks,
    room + scratchBytes,
    room + scratchBytes + listBytes,
    room,
    at.wanted,
    at.means,
  ]);
  return {
    guess: (from, to, random) => {
      random.state = run.guess(ground, from, to, random.state);
    },
    close: () => {
      planes.set(views.planes);
      settled.set(views.settled);
      picks.set(views.picks);
    },
  };
}
