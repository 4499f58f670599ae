import { CircleCheck, CircleDashed } from "lucide-react";
import { Card } from "@/app/_ui/card";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { OperationButton } from "@/app/(console)/operation-button";
import { guidePath } from "@/app/(help)/guide-path";
import type { Context } from "@/lib/platform/db/context";
import { optionalStep, readChecklist, type SetupStep } from "@/lib/upkeep/overview/read-checklist";
import { words } from "@/lib/words/text";

const setupWords = words("console.overview.setup", {
  title: "First steps",
  intro: "What a new installation needs. Each step ticks itself when it's done.",
  progress: "{done, number} of {all, number} done",
  done: "Done",
  guide: "Read the guide",
});

const titleWords = words("console.overview.setupStep", {
  domain: "Add a domain",
  template: "Create a template",
  people: "Connect a provider, or create the first mailbox",
  dovecot: "Let Dovecot ask about logins",
  webmail: "Let SOGo's web server ask about sessions",
  sending: "Let Letterlock send mail",
  "second-factor": "Set up your second factor",
  "secret-backup": "Back up the secret",
});

const whyWords = words("console.overview.setupReason", {
  domain: "Mailboxes and aliases belong to a domain.",
  template: "It says what new mailboxes get: quota, services and rights.",
  people: "Until then, nobody can sign in to mail.",
  dovecot: "Done when a login through IMAP, POP3, SMTP or Sieve has been seen, even a rejected one.",
  webmail: "Done when someone has opened webmail, or synced a calendar or a phone.",
  sending:
    "Done when Postfix has accepted a mail of Letterlock's own, such as the one about a new device or a changed password. If Letterlock isn't meant to send mail, hide this list once everything else is done.",
  "second-factor": "A password alone must not be enough to change everybody's mail.",
  "secret-backup":
    "LETTERLOCK_SECRET is in the environment file of the services. A backup of the database is worth nothing without it.",
});

const linkWords = words("console.overview.setupLink", {
  domain: "Add a domain",
  template: "Create a template",
  people: "Connect a provider",
  mailbox: "Create a mailbox",
  dovecot: "Find out why a login fails",
  webmail: "Open webmail",
  sending: "Check the mail server",
  "second-factor": "Open your account",
});

/** Where each step is done, below the start of the console; the place in the guides that says how. */
export const stepLinks: Record<
  SetupStep,
  { links: [keyof typeof linkWords.english, string][]; guide: string }
> = {
  domain: {
    links: [["domain", "/admin/domains/new"]],
    guide: "install#11-a-domain-a-template-a-local-mailbox",
  },
  template: {
    links: [["template", "/admin/templates/new"]],
    guide: "operations#templates-what-people-get-and-what-they-may-do-themselves",
  },
  people: {
    links: [
      ["people", "/admin/providers/new"],
      ["mailbox", "/admin/mailboxes/new"],
    ],
    guide: "#providers",
  },
  dovecot: { links: [["dovecot", "/admin/login-doctor"]], guide: "install#8-dovecot" },
  webmail: { links: [["webmail", "/SOGo/"]], guide: "install#10-sogo" },
  sending: { links: [["sending", "/admin/health"]], guide: "notifications#switching-them-on" },
  "second-factor": { links: [["second-factor", "/admin/account"]], guide: "operations#administrators" },
  "secret-backup": { links: [], guide: "operations#backup" },
};

/** The first steps of an installation, each with its reason; nothing when all is done and somebody has put it away. */
export async function SetupCard({ context }: { context: Context }) {
  const { steps, hidden, version } = await readChecklist(context);
  const done = steps.filter((one) => one.done).length;
  if (done === steps.length && hidden) return null;
  const canHide = steps.every((one) => one.done || one.step === optionalStep);
  const t = await getWords(setupWords);
  const progress = t("progress", { done, all: steps.length });
  return (
    <Card
      title={t("title")}
      intro={t("intro")}
      action={
        canHide ? (
          <OperationButton does="setup-settings.update" as="hide" by="superadmin" to={{}} version={version} />
        ) : null
      }
      gap={4}
    >
      <ProgressBar label={t("title")} value={done} max={steps.length} text={progress} />
      <ol className="divide-y divide-line">
        {steps
          .filter((one) => !one.done)
          .map(({ step }) => (
            <OpenStep key={step} step={step} version={version} />
          ))}
      </ol>
      <DoneSteps steps={steps.flatMap((one) => (one.done ? one.step : []))} />
    </Card>
  );
}

async function DoneSteps({ steps }: { steps: SetupStep[] }) {
  if (steps.length === 0) return null;
  const [t, title] = [await getWords(setupWords), await getWords(titleWords)];
  return (
    <ul aria-label={t("done")} className="grid gap-x-6 gap-y-2 text-sm text-muted sm:grid-cols-2">
      {steps.map((step) => (
        <li key={step} className="flex gap-2">
          <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-good" />
          {title(step)}
        </li>
      ))}
    </ul>
  );
}

async function OpenStep({ step, version }: { step: SetupStep; version: number }) {
  const [t, title, why, links] = [
    await getWords(setupWords),
    await getWords(titleWords),
    await getWords(whyWords),
    await getWords(linkWords),
  ];
  const { links: where, guide } = stepLinks[step];
  return (
    <li className="flex gap-3 py-3 text-sm first:pt-0 last:pb-0">
      <CircleDashed aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="grid min-w-0 gap-1">
        <h3 className="font-medium">{title(step)}</h3>
        <p className="text-muted">{why(step)}</p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {where.map(([label, href]) => (
            <TextLink key={label} href={href} prefetch={false} className="underline">
              {links(label)}
            </TextLink>
          ))}
          <TextLink href={guidePath(guide)} prefetch={false} className="underline">
            {t("guide")}
          </TextLink>
        </p>
        {step === "secret-backup" ? (
          <div>
            <OperationButton
              does="setup-settings.update"
              as="confirm-backup"
              by="superadmin"
              to={{}}
              version={version}
              size="small"
            />
          </div>
        ) : null}
      </div>
    </li>
  );
}
