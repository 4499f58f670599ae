import { afterAll, vi } from "vitest";
import { arriveWith } from "@/lib/testing/next-request";
import { forgetProcess } from "@/lib/testing/stub-product-env";

/*
 * A worker goes from file to file (vitest.config.ts). Each finds the process as the first did: nobody has signed in, and
 * the environment is that of all tests.
 */

arriveWith({});

afterAll(() => {
  vi.unstubAllEnvs();
  forgetProcess();
});
