/** Runs something repeatedly and gives the durations in milliseconds, ascending. */
export async function measure(times: number, run: (index: number) => unknown): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    await run(index);
    durations.push(performance.now() - start);
  }
  return durations.sort((a, b) => a - b);
}

/** The value below which that share of the durations lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}

/** The middle and the slow end of durations. */
export function spread(sorted: readonly number[]): string {
  return `p50 ${milliseconds(percentile(sorted, 0.5))}, p95 ${milliseconds(percentile(sorted, 0.95))}`;
}

/** Prints a figure. */
export function line(what: string, value: string): void {
  console.log(`  ${what.padEnd(52)} ${value}`);
}
