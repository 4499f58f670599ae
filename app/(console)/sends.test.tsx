import { useActionState } from "react";
import { renderToReadableStream } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { sends } from "@/app/(console)/sends";

vi.mock("@/app/(console)/send", async () => {
  const { createServerReference } = await import(
    "next/dist/compiled/react-server-dom-turbopack/client.node" as string
  );
  return { send: createServerReference("send", async () => ({})) };
});

let renderings = 0;

function Form() {
  // Else a mistake would have the test run for ever.
  if (++renderings > 20) throw new Error("it is rendered again and again");
  const [state, action] = useActionState(sends("updateAlias"), {});
  return <form action={action}>{state.problem}</form>;
}

it("answers a form that a browser without script has sent with a form that it can send", async () => {
  const answer = [{ problem: "Enter an address." }, "another form's place", "send", 1];
  const options = { formState: answer as unknown as null };
  const html = await new Response(await renderToReadableStream(<Form />, options)).text();
  expect(html).toMatch(/<form [^>]*method="POST"/);
  expect(html).toContain("&quot;updateAlias&quot;");
});
