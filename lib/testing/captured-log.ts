import { vi } from "vitest";

/** What was logged in this test file, in its order; empty it before each test. */
export const logged: { level: string; message: string; fields: object }[] = [];

const at = (level: string) => (first: string | object, message?: string) =>
  void logged.push(
    typeof first === "string"
      ? { level, message: first, fields: {} }
      : { level, message: message ?? "", fields: first },
  );

/** In place of `@/lib/platform/log`: keeps the lines in `logged`. */
export const capturedLog = {
  ...(await vi.importActual<typeof import("@/lib/platform/log")>("@/lib/platform/log")),
  logger: () => ({ info: at("info"), warn: at("warn"), error: at("error"), debug: at("debug") }),
};
