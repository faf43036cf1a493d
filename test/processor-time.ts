/** Decides how tests bound work that must not grow with the square of its input: in the processor's time of this process, which waiting for other programs does not lengthen. */

/** Milliseconds of processor time, its own and the system's for it, since this was called. */
export function processorTime(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
}
