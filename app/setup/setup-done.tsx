import { Alert } from "@/app/_ui/alert";
import { CopyButton } from "@/app/_ui/copy-button";

const steps = [
  { what: "Add your mail domain", command: "bin/letterlock domain create example.org" },
  { what: "Add a first mailbox", command: "bin/letterlock mailbox create you@example.org --password-stdin" },
  { what: "Connect your identity provider", command: "bin/letterlock provider set --help" },
] as const;

/** What to do after the first superadmin exists. */
export function SetupDone() {
  return (
    <div className="grid gap-5">
      <Alert tone="good" title="Your superadmin account is ready">
        <p>The set-up link does not work any more.</p>
      </Alert>
      <p>Go on with these commands on the server:</p>
      <ol className="grid gap-4">
        {steps.map(({ what, command }) => (
          <li key={command} className="grid gap-1.5">
            <span className="text-sm font-medium">{what}</span>
            <span className="flex items-center justify-between gap-2 rounded-lg border border-line bg-sunken py-1.5 pr-1.5 pl-3">
              <code className="min-w-0 font-mono text-sm break-words">{command}</code>
              <CopyButton value={command} name={`command: ${what}`} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
