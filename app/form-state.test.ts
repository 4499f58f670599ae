import { redirect } from "next/navigation";
import { expect, it, vi } from "vitest";
import { formOutcome } from "@/app/form-state";
import { AppError } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";

const logged = vi.hoisted(() => vi.fn());
vi.mock("@/lib/platform/log", () => ({ logger: () => ({ error: logged }) }));

const failing = (error: unknown) => formOutcome(() => Promise.reject(error));

it("shows the message of a refused operation", async () => {
  expect(await failing(new AppError("limit-reached", verbatim("Revoke one first.")))).toEqual({
    problem: "Revoke one first.",
  });
  expect(logged).not.toHaveBeenCalled();
});

it("puts field messages into sentences", async () => {
  const fields = { login: verbatim("must be an email address"), password: verbatim("Too short.") };
  expect(await failing(new AppError("invalid-input", verbatim("x"), { fields }))).toMatchObject({
    fields: { login: "Must be an email address.", password: "Too short." },
  });
});

it("hides what was not foreseen and logs it", async () => {
  const cause = new Error("ECONNREFUSED 10.0.0.1");
  const { problem } = await failing(cause);
  expect(problem).not.toContain("ECONNREFUSED");
  expect(logged).toHaveBeenCalledWith({ error: cause }, expect.any(String));
});

it("lets a redirect pass", async () => {
  await expect(formOutcome(async () => redirect("/home"))).rejects.toThrow("NEXT_REDIRECT");
});
