import type { DiceKernel, ViewKernel } from './kernel';
import { typescriptDiceKernel, typescriptViewKernel } from './typescript';
import { hasWebAssembly, wasmDiceKernel, wasmViewKernel } from './wasm';

/** The fastest view kernel that this machine runs. Each call makes one of its own. */
export function viewKernel(): ViewKernel {
  return hasWebAssembly() ? wasmViewKernel() : typescriptViewKernel();
}

/** The fastest Dice kernel that this machine runs. */
export function diceKernel(): DiceKernel {
  return hasWebAssembly() ? wasmDiceKernel() : typescriptDiceKernel();
}
