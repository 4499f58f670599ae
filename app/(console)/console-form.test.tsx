import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { ConsoleForm } from "@/app/(console)/console-form";

/** An action as Next's compiler makes one: known to the server by an id, which a browser can send without script. */
vi.mock("@/app/(console)/sends", () => ({
  sends(name: string) {
    const sent = { name: `$ACTION_ID_${name}`, method: "POST", encType: "multipart/form-data", data: null };
    const action = async () => ({});
    return Object.assign(action, { $$FORM_ACTION: () => sent, bind: () => action });
  },
}));

const html = renderToString(
  <NextIntlClientProvider locale="en" messages={{}}>
    <ConsoleForm
      sends="updateDomain"
      subject={{ id: "7", expectedVersion: "3" }}
      stored={{ name: "Staff", active: "on" }}
      words={{ name: { label: "Name", hint: "As people know it." }, active: { label: "In use" } }}
      pinned={["name"]}
      submit="Save"
    >
      {({ text, tick }) => (
        <>
          <Field {...text("name")} />
          <Checkbox {...tick("active")} />
        </>
      )}
    </ConsoleForm>
  </NextIntlClientProvider>,
);

it("is sent by a browser without script", () => {
  expect(html).toMatch(/<form [^>]*method="POST"/);
  expect(html).toContain('name="$ACTION_ID_updateDomain"');
  expect(html).toContain('<input type="hidden" name="id" value="7"/>');
  expect(html, "the button works at once").toMatch(/<button [^>]*type="submit"[^>]* aria-disabled="false"/);
});

it("shows what is stored, with the words of each field and what is pinned", () => {
  expect(html).toMatch(/<input [^>]*name="name"[^>]* value="Staff"/);
  expect(html).toMatch(/<input [^>]*name="active"[^>]* checked=""/);
  for (const words of ["Name · pinned", "As people know it.", "In use"]) expect(html).toContain(words);
});
