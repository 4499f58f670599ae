import { join } from "node:path";
import type { Part } from "../part";
import { httpStatus } from "../probe";
import { nodeProgram, productEnvironment } from "../product";
import type { Stack } from "../stack";

// In `up` there is no nginx: web is the portal.
const portOf = (stack: Stack) => (stack.kind === "demo" ? stack.ports.web : stack.ports.portal);

export const web: Part = {
  name: "web",
  needs: ["mariadb"],
  async prepare(stack) {
    return {
      argv: [nodeProgram(stack), join(stack.paths.app, "web/server.js")],
      cwd: join(stack.paths.app, "web"),
      env: {
        ...productEnvironment(stack),
        HOSTNAME: "127.0.0.1",
        PORT: String(portOf(stack)),
        KEEP_ALIVE_TIMEOUT: "75000",
      },
    };
  },
  isReady: async (stack) => (await httpStatus(`http://127.0.0.1:${portOf(stack)}/api/health`)) === 200,
};
