import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { getSay, getWords } from "@/app/_words/get-words";
import { DoctorAnswer } from "@/app/(console)/[role]/login-doctor/doctor-answer";
import { consolePage } from "@/app/(console)/console-page";
import { oneOf } from "@/app/(console)/list-query";
import { said } from "@/app/form-state";
import { doorLabel, purposeOf } from "@/lib/access/door-texts";
import { explainLogin } from "@/lib/doors/login-doctor/explain-login";
import { type Door, doorLine, doorNames, inSight, isProtocol } from "@/lib/platform/db/protocols";
import { AppError } from "@/lib/platform/errors";
import { type Text, words } from "@/lib/words/text";

const doctorWords = words("console.loginDoctor", {
  address: "Address",
  service: "Service",
  serviceFor: "{service}: {purpose}",
  provider: "Identity provider",
  providerHint: "Short name. For the portal only. Leave empty to use the mailbox's provider.",
  account: "Account at the provider",
  accountHint: "The sub claim of its tokens. Leave empty to use the linked account.",
  check: "Check login",
  foreign: "This address isn't in a domain that you administer.",
  noAddress: "This can't be a mailbox address.",
});

/** The names of mail protocols alone tell most people little. */
const serviceText = (door: Door): Text =>
  isProtocol(door) && doorLine(door).services
    ? doctorWords("serviceFor", { service: doorLabel(door), purpose: purposeOf(door) })
    : doorLabel(door);

type Asked = Parameters<typeof explainLogin>;

/** The explanation, or why there is none, in words: the address may be anything that somebody typed. */
async function explanation(context: Asked[0], input: Asked[1]) {
  try {
    return { answer: await explainLogin(context, input) };
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden")
      return { problem: await said(doctorWords("foreign")) };
    if (error instanceof AppError && error.code === "invalid-input")
      return { problem: await said(error.fieldTexts.address ? doctorWords("noAddress") : error.text) };
    throw error;
  }
}

/** An address and a door in, an explanation out: why a login works or not, without a password. */
const { show, generateMetadata } = consolePage("/login-doctor", async ({ title, path, query, context }) => {
  const address = query.address?.trim();
  const door = oneOf(doorNames, query.door) ?? "imap";
  const [provider, subject] = [query.provider?.trim(), query.subject?.trim()];
  const account = { ...(provider ? { provider } : {}), ...(subject ? { subject } : {}) };
  const { answer, problem } = address
    ? await explanation(context, { address, door, ...account })
    : { answer: undefined, problem: undefined };
  const [t, say] = [await getWords(doctorWords), await getSay()];
  const typed = (name: string) => ({ name, autoComplete: "off", defaultValue: query[name]?.trim() ?? "" });
  const services = inSight(doorNames).map((value) => ({ value, label: say(serviceText(value)) }));
  return (
    <>
      <PageTitle title={title} />
      <search>
        <form action={path} className="flex flex-wrap items-end gap-3 [&>div]:min-w-60 [&>div]:grow">
          <Field {...typed("address")} label={t("address")} inputMode="email" />
          <SelectField label={t("service")} name="door" options={services} defaultValue={door} />
          <Field {...typed("provider")} label={t("provider")} hint={t("providerHint")} />
          <Field {...typed("subject")} label={t("account")} hint={t("accountHint")} />
          <Button type="submit" look="primary">
            {t("check")}
          </Button>
        </form>
      </search>
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
      {answer ? <DoctorAnswer answer={answer} /> : null}
    </>
  );
});

export { generateMetadata, show as default };
