import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planChain, type ChainStep, type ChainUnit } from "./chainPlan";

/** A chain of results on a strip of ten places: what each covers, and which of them are finished anew. */
const chains = fc.record({
  made: fc.array(fc.record({ covers: places(), refinished: fc.boolean(), isKnown: fc.boolean() }), { minLength: 1, maxLength: 6 }),
  others: fc.array(fc.record({ covers: places(), over: fc.nat(6) }), { maxLength: 8 }),
});

function places(): fc.Arbitrary<ReadonlySet<number>> {
  return fc.uniqueArray(fc.nat(9), { maxLength: 4 }).map((list) => new Set(list));
}

type Drawn = typeof chains extends fc.Arbitrary<infer Value> ? Value : never;

function areApart(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  return [...some].every((place) => !others.has(place));
}

function chainFrom({ made, others }: Drawn) {
  const steps: ChainStep[] = [{ photo: "photo 0", unit: null, refinished: false }];
  const units: ChainUnit[] = [];
  const covers = new Map<string, ReadonlySet<number>>();
  for (const [index, each] of made.entries()) {
    const unit = `step ${index + 1}`;
    steps.push({ photo: `photo ${index + 1}`, unit: each.isKnown ? unit : null, refinished: each.refinished });
    units.push({ id: unit, photo: `photo ${index}` });
    covers.set(unit, each.covers);
  }
  for (const [index, each] of others.entries()) {
    units.push({ id: `other ${index}`, photo: `photo ${each.over % steps.length}` });
    covers.set(`other ${index}`, each.covers);
  }
  const coversOf = (unit: string | null | undefined): ReadonlySet<number> => covers.get(unit ?? "") ?? new Set();
  const meets = (unit: string, changed: readonly number[]): boolean =>
    changed.some((step) => !areApart(coversOf(unit), coversOf(steps[step]?.unit)));
  return { steps, units, meets, coversOf };
}

describe("planChain", () => {
  it("says the same in whatever order the runs come", () => {
    fc.assert(
      fc.property(
        chains.chain((drawn) => {
          const chain = chainFrom(drawn);
          return fc.tuple(fc.constant(chain), fc.shuffledSubarray(chain.units, { minLength: chain.units.length }));
        }),
        ([{ steps, units, meets }, shuffled]) => {
          const plan = planChain(steps, shuffled, meets);
          expect(plan.steps).toEqual(planChain(steps, units, meets).steps);
          for (const [id, fate] of planChain(steps, units, meets).units) expect(plan.units.get(id)).toEqual(fate);
          expect(plan.units.size).toBe(planChain(steps, units, meets).units.size);
        },
      ),
    );
  });

  it("changes nothing where nothing is finished anew", () => {
    fc.assert(
      fc.property(chains, (drawn) => {
        const { steps, units, meets } = chainFrom({ ...drawn, made: drawn.made.map((each) => ({ ...each, refinished: false })) });
        const plan = planChain(steps, units, meets);
        expect(plan.units.size).toBe(0);
        expect(new Set(plan.steps)).toEqual(new Set(["keeps"]));
      }),
    );
  });

  it("composes everything after a change anew where nothing overlaps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(), (count, seed) => {
        const first = 1 + (seed % count);
        const steps: ChainStep[] = Array.from({ length: count + 1 }, (_, index) => ({
          photo: `photo ${index}`,
          unit: index === 0 ? null : `step ${index}`,
          refinished: index === first,
        }));
        const units = Array.from({ length: count + 1 }, (_, index) => ({ id: `step ${index + 1}`, photo: `photo ${index}` }));
        const plan = planChain(steps, units, () => false);
        expect(plan.steps).toEqual(steps.map((_, index) => (index < first ? "keeps" : index === first ? "alone" : "follows")));
        // The last of them is a result that is no step.
        for (const [index, { id }] of units.entries())
          expect(plan.units.get(id)).toEqual(index < first ? undefined : { fate: "moved", step: index });
      }),
    );
  });

  it("leaves a photo as it is exactly where it would be the same, and never lays a result into what it has looked at", () => {
    fc.assert(
      fc.property(chains, (drawn) => {
        const { steps, units, meets, coversOf } = chainFrom(drawn);
        const plan = planChain(steps, units, meets);
        // By places: which of them differ in the photo of each step, when the plan is carried out.
        const differing: ReadonlySet<number>[] = [];
        for (const [index, { unit, refinished }] of steps.entries()) {
          const before = differing[index - 1] ?? new Set<number>();
          const own = refinished && unit !== null ? coversOf(unit) : new Set<number>();
          const how = plan.steps[index];
          differing.push(how === "keeps" ? new Set() : how === "follows" ? new Set([...before, ...own]) : own);
          if (how === "follows") expect(areApart(coversOf(unit), before)).toBe(true);
          expect(how === "keeps" && own.size > 0).toBe(false);
        }
        for (const { id, photo } of units) {
          const step = steps.findIndex((each) => each.photo === photo);
          const fate = plan.units.get(id);
          const isMet = !areApart(coversOf(id), differing[step] ?? new Set());
          if (isMet) expect(fate).toEqual({ fate: "marked", step });
          else if (plan.steps[step] === "keeps") expect(fate).toBeUndefined();
          else expect(fate).toEqual({ fate: "moved", step });
        }
      }),
      { numRuns: 500 },
    );
  });

  it("stops at a result that is marked: it and what was made of it stay as they are", () => {
    const steps = ["", "a", "b", "c"].map((unit, index) => ({ photo: `${index}`, unit: unit || null, refinished: index === 1 }));
    const units = ["a", "b", "c", "d"].map((id, index) => ({ id, photo: `${index}` }));
    const plan = planChain(steps, units, (unit) => unit === "b");
    expect(plan.steps).toEqual(["keeps", "alone", "keeps", "keeps"]);
    expect([...plan.units]).toEqual([["b", { fate: "marked", step: 1 }]]);
  });

  it("goes on from a marked one over the photo that it was made on, when that is finished anew itself", () => {
    const steps = [
      { photo: "0", unit: null, refinished: false },
      { photo: "1 new", unit: "a", refinished: true },
      { photo: "2", unit: "b", refinished: true },
      { photo: "3", unit: "c", refinished: false },
    ];
    const units = [
      { id: "a", photo: "0" },
      { id: "b", photo: "1" },
      { id: "c", photo: "2" },
    ];
    const plan = planChain(steps, units, () => false);
    expect(plan.steps).toEqual(["keeps", "alone", "alone", "follows"]);
    expect([...plan.units]).toEqual([["c", { fate: "moved", step: 2 }]]);
  });
});
