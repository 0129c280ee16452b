/**
 * One task at a time, and of those asked for meanwhile only the newest: what a slider that is being dragged needs. Every task
 * that was started is finished and shown, so the picture follows the hand instead of waiting for it to rest.
 */
export class Latest {
  #running = false;
  #next: (() => Promise<void>) | null = null;

  /** Runs `task` now, or after the one under way unless a newer one comes. The task handles its own failures. */
  run(task: () => Promise<void>): void {
    if (this.#running) {
      this.#next = task;
      return;
    }
    this.#running = true;
    void task().finally(() => {
      this.#running = false;
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.run(next);
    });
  }

  /** Forgets the task that waits. */
  drop(): void {
    this.#next = null;
  }
}
