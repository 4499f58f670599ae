// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  AskForReauthentication,
  type ReauthenticationQuestion,
} from "@/app/_reauthentication/ask-for-reauthentication";
import { cameTo, useSteps } from "@/app/(console)/use-steps";
import type { FormState } from "@/app/form-state";

let root: Root;
let run: ReturnType<typeof useSteps<number[]>>;
const asked = vi.fn<(question: ReauthenticationQuestion) => void>();

function Page() {
  run = useSteps<number[]>();
  return null;
}

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.createElement("div"));
  await act(async () =>
    root.render(
      <AskForReauthentication value={asked}>
        <Page />
      </AskForReauthentication>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  asked.mockClear();
  vi.unstubAllGlobals();
});

type Answer = FormState<{ step: number; last: boolean }>;

/** Steps 1, 2, 3 and so on, which the server answers as told. */
const start = (answer: (step: number) => Promise<Answer>) =>
  act(async () =>
    run.start({
      sum: [],
      rest: 1,
      ask: async (next, sum) =>
        cameTo(await answer(next), ({ step, last }) => ({
          sum: [...sum, step],
          rest: last ? null : step + 1,
        })),
    }),
  );

const done = async (step: number): Promise<Answer> => ({ result: { step, last: step === 3 } });

it("goes on to the last step", async () => {
  expect(run.course).toBeNull();
  await start(done);
  expect(run.course).toEqual({ state: "done", sum: [1, 2, 3] });
});

it("stops between two steps, and keeps what is done", async () => {
  await start(async (step) => {
    if (step === 2) run.stop();
    return done(step);
  });
  expect(run.course).toEqual({ state: "stopped", sum: [1, 2] });
});

it.each<[string, () => Promise<Answer>, string | null]>([
  ["a refusal, in its words", async () => ({ problem: "Not yours." }), "Not yours."],
  ["a server that is away", () => Promise.reject(new TypeError("fetch failed")), null],
])("ends with %s, and keeps what is done", async (_, answer, problem) => {
  await start((step) => (step === 2 ? answer() : done(step)));
  expect(run.course).toEqual({ state: "stopped", sum: [1], problem });
});

it("asks for a proof where a step wants one, and tries the same step again", async () => {
  let proved = false;
  await start(async (step) => (step === 2 && !proved ? { problem: "Prove it.", proof: [] } : done(step)));
  expect(run.course).toBeNull();
  expect(asked).toHaveBeenCalledOnce();
  proved = true;
  await act(async () => asked.mock.calls[0]?.[0].goOn());
  expect(run.course).toEqual({ state: "done", sum: [1, 2, 3] });
});
