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
      argv: [nodeProgram(stack), join(stack.places.app, "dist/gate.mjs")],
      cwd: stack.places.app,
      env: productEnvironment(stack),
    };
  },
  isReady: async (stack) => (await httpStatus(`http://127.0.0.1:${stack.ports.gate}/api/health`)) === 200,
};
