// Watches this process's event loop: how long it was held in one go, by the clock and by the CPU time
// that its thread used meanwhile. On a machine that has other work the clock also counts the waiting
// for a core, which nobody here can help; the CPU time counts what was done alone.

const everyMs = 1;

export type Held = {
  /** The longest turn by the clock, and by the thread's CPU time, in milliseconds. */
  clockMs: number;
  cpuMs: number;
};

export function watchLoop(): { since: () => Held; stop: () => void } {
  let longest: Held = { clockMs: 0, cpuMs: 0 };
  let lastAt = performance.now();
  let lastCpu = process.threadCpuUsage();
  let timer: NodeJS.Timeout;
  // Not an interval: that would come late once more for each time that it was late.
  const look = () => {
    const now = performance.now();
    const cpu = process.threadCpuUsage();
    const used = (cpu.user - lastCpu.user + cpu.system - lastCpu.system) / 1_000;
    longest = {
      clockMs: Math.max(longest.clockMs, now - lastAt - everyMs),
      cpuMs: Math.max(longest.cpuMs, used),
    };
    lastAt = now;
    lastCpu = cpu;
    timer = setTimeout(look, everyMs);
  };
  timer = setTimeout(look, everyMs);
  return {
    since() {
      const held = longest;
      longest = { clockMs: 0, cpuMs: 0 };
      return held;
    },
    stop: () => clearTimeout(timer),
  };
}
