// What tests that drive the real app are told of the Electron that the launcher found, or why there is
// none. For `npm test` and `npm run chaos`.
import { LaunchProblem } from './report.ts';
import { ableElectron, appRuntime, openScreen } from './runtime.ts';

export type ElectronEnvironment = {
  environment: NodeJS.ProcessEnv;
  /** Why no app can be opened here, and what to do about it. */
  reason: string | null;
};

export async function electronEnvironment(): Promise<ElectronEnvironment> {
  try {
    const found = await ableElectron();
    const runtime = { ...(await appRuntime(found)), found };
    const screen = await openScreen();
    return {
      environment: { ...screen, PARLEY_TEST_RUNTIME: JSON.stringify(runtime) },
      reason: null,
    };
  } catch (error) {
    if (!(error instanceof LaunchProblem)) throw error;
    return { environment: { PARLEY_TEST_RUNTIME: '' }, reason: error.message };
  }
}
