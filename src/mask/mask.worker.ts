import { Failure, toFailure } from "../lib/failure";
import { serve, type WorkerScope } from "../lib/workerCall";
import { maskHandlers } from "./maskWork";

/** A typed array that cannot be had is a photo too large for this device. */
function describe(thrown: unknown): Failure {
  return thrown instanceof RangeError ? new Failure("photo-memory", {}, { cause: thrown }) : toFailure(thrown);
}

serve(self as unknown as WorkerScope, maskHandlers, describe);
