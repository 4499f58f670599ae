import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { sourceContract } from "../../lib/testing/directory/contract";
import { runProgram } from "../stack";

const program = join(import.meta.dirname, "following/contract.ts");

test("what a source of people must do, Keycloak does", async () => {
  test.setTimeout(320_000);
  const { code, stdout, stderr } = await runProgram(process.execPath, ["--import", "tsx", program]);
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toContain(`# pass ${sourceContract.length}`);
});
