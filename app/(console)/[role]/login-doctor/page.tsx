import type { Metadata } from "next";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { DoctorAnswer } from "@/app/(console)/[role]/login-doctor/doctor-answer";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { oneOf } from "@/app/(console)/list-query";
import { explainLogin } from "@/lib/doors/login-doctor/explain-login";
import { doorLine, doorNames, inSight } from "@/lib/platform/db/protocols";
import { AppError } from "@/lib/platform/errors";

export const metadata: Metadata = { title: "Login doctor" };

const doors = inSight(doorNames).map((value) => ({ value, label: wordsOf(doorLine(value)) }));

/** The names of mail protocols alone tell most people little. */
function wordsOf({ label, purpose, services }: ReturnType<typeof doorLine>): string {
  return purpose && services ? `${label} (${purpose.charAt(0).toLowerCase()}${purpose.slice(1)})` : label;
}

type Asked = Parameters<typeof explainLogin>;

/** The explanation, or why there is none, in words: the address may be anything that somebody typed. */
async function explanation(context: Asked[0], input: Asked[1]) {
  try {
    return { answer: await explainLogin(context, input) };
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden")
      return { problem: "This is not an address of a domain that you administer." };
    if (error instanceof AppError && error.code === "invalid-input")
      return {
        problem: error.fields.address ? "This cannot be the address of a mailbox." : error.message,
      };
    throw error;
  }
}

/** An address and a door in, an explanation out: why a login works or not, without a password. */
export default async function DoctorPage(props: ConsolePageProps) {
  const { path, query, context } = await openPage(props, "/login-doctor");
  const address = query.address?.trim();
  const door = oneOf(doorNames, query.door) ?? "imap";
  const [provider, subject] = [query.provider?.trim(), query.subject?.trim()];
  const account = { ...(provider ? { provider } : {}), ...(subject ? { subject } : {}) };
  const { answer, problem } = address
    ? await explanation(context, { address, door, ...account })
    : { answer: undefined, problem: undefined };
  return (
    <>
      <PageTitle title="Login doctor" />
      <search>
        <form action={path} className="flex flex-wrap items-end gap-3 [&>div]:min-w-60 [&>div]:grow">
          <Field
            label="Address"
            name="address"
            inputMode="email"
            autoComplete="off"
            defaultValue={address ?? ""}
          />
          <SelectField label="Door" name="door" options={doors} defaultValue={door} />
          <Field
            label="Identity provider"
            hint="Short name; for the portal only. Empty: the mailbox's."
            name="provider"
            autoComplete="off"
            defaultValue={provider ?? ""}
          />
          <Field
            label="Account there"
            hint="The sub of its tokens. Empty: the linked one."
            name="subject"
            autoComplete="off"
            defaultValue={subject ?? ""}
          />
          <Button type="submit" look="primary">
            Explain
          </Button>
        </form>
      </search>
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
      {answer ? <DoctorAnswer answer={answer} /> : null}
    </>
  );
}
