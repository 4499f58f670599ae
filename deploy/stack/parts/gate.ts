import { join } from "node:path";
import type { Part } from "../part";
import { httpStatus } from "../probe";
import { nodeProgram, productEnvironment } from "../product";

export const gate: Part = {
  name: "gate",
  needs: ["mariadb"],
  stopsChildren: true,
  async prepare(stack) {
    return {
      argv: [nodeProgram(stack), join(stack.paths.app, "dist/gate.mjs")],
      cwd: stack.paths.app,
      // The gate's own: another process on this stack must not want the same port.
      env: { ...productEnvironment(stack), MILTER_PORT: String(stack.ports.milter) },
    };
  },
  isReady: async (stack) => (await httpStatus(`http://127.0.0.1:${stack.ports.gate}/api/health`)) === 200,
};
