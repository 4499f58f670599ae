import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { TextAreaField } from "@/app/_ui/text-area-field";
import type { NewToken } from "@/app/(console)/new-token";
import { MadeToken, NewTokenForm } from "@/app/(console)/new-token-form";
import type { FormState } from "@/app/form-state";

const htmlOf = (shown: ReactNode) =>
  renderToString(
    <NextIntlClientProvider locale="en" messages={{}}>
      {shown}
    </NextIntlClientProvider>,
  );

const form = (state: FormState<NewToken> = {}) =>
  htmlOf(
    <NewTokenForm
      state={state}
      action={() => undefined}
      subject={{ slug: "keycloak" }}
      words={{
        name: { label: "Name", hint: "Which program." },
        domains: { label: "Domains" },
        expiresAt: { label: "Last day" },
      }}
      start={{ domains: "a.test" }}
      create="Create token"
    >
      {({ text }) => <TextAreaField {...text("domains")} />}
    </NewTokenForm>,
  );

it("asks for a name, then for the limits, then for the last day, and sends along whose token it is", () => {
  const html = form();
  const places = ["Name", "Which program.", "Domains", "Last day", "Create token"].map((said) =>
    html.indexOf(said),
  );
  expect(places).toEqual(places.toSorted((one, next) => one - next));
  expect(places).not.toContain(-1);
  expect(html).toContain('<input type="hidden" name="slug" value="keycloak"/>');
  expect(html).toMatch(/<textarea [^>]*name="domains"[^>]*>\s*a\.test/);
  expect(html).toMatch(
    /<input [^>]*type="date"[^>]*name="expiresAt"|<input [^>]*name="expiresAt"[^>]*type="date"/,
  );
});

it("keeps what was typed after a refusal, and says what is wrong where it is", () => {
  const values = { name: "Backup", domains: "b.test", expiresAt: "2020-01-01" };
  const html = form({
    problem: "Correct the marked fields.",
    fields: { expiresAt: "must lie ahead" },
    values,
  });
  for (const said of ["Correct the marked fields.", "must lie ahead", 'value="Backup"', 'value="2020-01-01"'])
    expect(html).toContain(said);
  expect(html).toMatch(/<textarea [^>]*name="domains"[^>]*>\s*b\.test/);
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
});

it("shows a made token once, by the name of its kind", () => {
  const html = htmlOf(<MadeToken token="secret-1" kind="SCIM token" title="Copy it now" />);
  expect(html).toMatch(/<output aria-label="SCIM token"[^>]*>secret-1<\/output>/);
  expect(html).toContain("Copy it now");
  expect(html).toContain("You won&#x27;t see it again.");
});
