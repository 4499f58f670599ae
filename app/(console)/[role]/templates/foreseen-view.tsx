import { Alert } from "@/app/_ui/alert";
import type { Foreseen } from "@/app/(console)/[role]/templates/foreseen";

const count = (number: number) =>
  `${number.toLocaleString("en-GB")} ${number === 1 ? "mailbox" : "mailboxes"}`;

/** How many mailboxes a template would change, and field by field what it would change in the first of them. */
export function ForeseenView({ foreseen }: { foreseen: Foreseen }) {
  const { mailboxes, changing, holding, sample } = foreseen;
  if (mailboxes === 0) return <Alert tone="info" title="No mailbox has this template." />;
  return (
    <Alert
      tone="info"
      title={changing === 0 ? "No mailbox would change." : `${count(changing)} would change.`}
    >
      <p>
        {count(mailboxes)} in all.
        {holding > 0 ? ` In ${count(holding)} something is pinned, which stays as it is.` : ""}
      </p>
      {sample.length > 0 ? <Sample sample={sample} /> : null}
      {sample.length < changing ? <p>And more.</p> : null}
    </Alert>
  );
}

function Sample({ sample }: Pick<Foreseen, "sample">) {
  return (
    <ul className="grid gap-1.5">
      {sample.map(({ address, words: { changes, pinned } }) => (
        <li key={address} className="wrap-anywhere">
          <span className="font-medium">{address}</span>
          {changes.map(({ label, from, to }) => (
            <span key={label} className="block pl-4">
              {label}: {from} → {to}
            </span>
          ))}
          {pinned.length > 0 ? <span className="block pl-4">Pinned: {pinned.join(", ")}</span> : null}
        </li>
      ))}
    </ul>
  );
}
