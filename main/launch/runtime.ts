// Everything between a fresh checkout and an Electron that can open its app: found, able to run on
// this machine, on a screen. For start, dev, test and dist alike.
import { machineArguments } from './app-arguments.ts';
import { hasDisplay, openVirtualDisplay } from './display.ts';
import { type FoundElectron, findElectron } from './find-electron.ts';
import { type AppRuntime, runtimeForProject } from './project-runtime.ts';
import { findLack, mend } from './system-libraries.ts';

/** Finds Electron and makes the machine able to run it. Throws LaunchProblem where it cannot. */
export async function ableElectron(): Promise<FoundElectron> {
  const found = await findElectron();
  const lack = findLack(found.executable);
  if (lack !== null) await mend(lack, found.executable);
  return found;
}

/** An Electron that opens this project's app, with what it must be told on this machine. */
export async function appRuntime(found: FoundElectron): Promise<AppRuntime> {
  const runtime = await runtimeForProject(found.executable);
  return { ...runtime, arguments: [...runtime.arguments, ...machineArguments()] };
}

/** What the app's process needs to find a screen: nothing, or the name of a virtual one. */
export async function openScreen(): Promise<{ DISPLAY?: string }> {
  return hasDisplay() ? {} : { DISPLAY: await openVirtualDisplay() };
}
