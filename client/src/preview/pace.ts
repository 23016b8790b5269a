/** When something that may take a while is done again. */
export interface Pace {
  /** Whether it is due or being done: what it has made so far may be out of date. */
  readonly isBusy: boolean;
  /** Does it now; what is asked for while it is being done is done afterwards, once. Fulfilled when all that is done. */
  now(): Promise<void>;
  /** Does it when this has not been asked for during a pause. */
  soon(): void;
  /** Gives up what is being done, and does it from the start. */
  anew(): Promise<void>;
  /** Gives up what is being done, and never does it again. */
  stop(): void;
}

/**
 * @param run what is to be done: never rejected; it leaves no trace when it was given up meanwhile, as the signal says
 * @param pause in milliseconds
 */
export function createPace(run: (signal: AbortSignal) => Promise<void>, pause: number): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;
  let running = Promise.resolve();
  let isStale = false;
  let isOver = false;
  const start = async (): Promise<void> => {
    const controller = new AbortController();
    current = controller;
    isStale = false;
    await run(controller.signal);
    if (current !== controller) return;
    current = undefined;
    if (isStale) await start();
  };
  const forgetTimer = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const giveUp = (): void => {
    forgetTimer();
    current?.abort();
    current = undefined;
  };
  const now = (): Promise<void> => {
    forgetTimer();
    if (current) isStale = true;
    else if (!isOver) running = start();
    return running;
  };
  return {
    get isBusy() {
      return current !== undefined || timer !== undefined;
    },
    now,
    soon() {
      forgetTimer();
      if (!isOver) timer = setTimeout(now, pause);
    },
    anew() {
      giveUp();
      return now();
    },
    stop() {
      giveUp();
      isOver = true;
    },
  };
}
