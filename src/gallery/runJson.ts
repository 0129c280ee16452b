import { baseName, withoutCredentials } from "../project/publicNames";
import type { Run } from "../runs/run";

/** Raised when a field changes its meaning or goes. */
const version = 1;

/**
 * A run as readable JSON: what is needed to repeat and to cite it. Sizes are pixels, money thousandths of a dollar (`charge` is null until
 * the service's billing record was found), times
 * ISO 8601. No file path, no photo, no key; photo and outputs are named by the SHA-256 of their bytes.
 */
export function runJson(run: Run): string {
  return `${JSON.stringify(describeRun(run), null, 2)}\n`;
}

/** What `runJson` writes down. */
function describeRun(run: Run) {
  const { params, photo, region, mask, quote, charge, state } = run;
  return {
    kind: "fill-playground-run",
    version,
    id: run.id,
    createdAt: new Date(run.createdAt).toISOString(),
    engine: run.engine,
    model: run.engine === "wavespeed" ? "wavespeed-ai/flux-fill-dev" : "local",
    parameters: {
      prompt: params.prompt,
      width: params.width,
      height: params.height,
      images: params.images,
      seed: params.seed,
      steps: params.steps,
      guidance: params.guidance,
      loras: params.loras.map(({ path, weight }) => ({ path: withoutCredentials(path), weight })),
    },
    photo: { sha256: photo.hash, name: baseName(photo.name), width: photo.width, height: photo.height, format: photo.format },
    region: { rect: region.rect, size: region.size },
    mask: { rect: mask.rect, sha256: mask.hash },
    ...(run.leftOutHash === undefined ? {} : { leftOut: { sha256: run.leftOutHash } }),
    quote: { kind: quote.kind, totalMilliDollars: quote.total, perImageMilliDollars: quote.perImage },
    charge: charge === null ? null : { chargedMilliDollars: charge.charged, refundedMilliDollars: charge.refunded },
    state: state.phase === "finished" ? { phase: state.phase, tookMs: state.took } : { phase: state.phase },
    outputs: run.outputs
      .filter((output) => !output.deleted)
      .map((output) => ({
        number: output.index + 1,
        seed: output.seed,
        sha256: output.rawHash,
        width: output.width,
        height: output.height,
        softEdge: output.finish.softEdge,
        finish: output.finish,
      })),
  };
}
