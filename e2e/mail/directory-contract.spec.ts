import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { sourceContract } from "../../lib/testing/directory/contract";
import { demoEnvironment } from "../stack";

const program = join(import.meta.dirname, "following/contract.ts");

/** Runs the contract in a process of its own, and gives what it says. */
const runContract = () =>
  new Promise<{ failed: boolean; said: string }>((resolve) => {
    const options = { env: demoEnvironment(), timeout: 300_000 };
    execFile(process.execPath, ["--import", "tsx", program], options, (error, stdout, stderr) =>
      resolve({ failed: error !== null, said: stdout + stderr }),
    );
  });

test("what a source of people must do, Keycloak does", async () => {
  test.setTimeout(320_000);
  const { failed, said } = await runContract();
  expect(failed, said).toBe(false);
  expect(said).toContain(`# pass ${sourceContract.length}`);
});
