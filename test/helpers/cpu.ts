/**
 * Processor milliseconds that a piece of work takes in this process: unlike the clock on the wall it does not grow when the machine is busy with
 * something else, so a limit on it says something about the code.
 */
export async function cpuMilliseconds(work: () => unknown): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const used = process.cpuUsage(began);
  return (used.user + used.system) / 1000;
}
