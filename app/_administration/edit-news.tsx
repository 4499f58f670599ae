"use client";

import type { EditState } from "@/app/_administration/edit-outcome";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";

interface EditNewsProps {
  state: EditState;
  saved: string;
}

/** What became of an edit, above its form; after a stale one what is different, and the way to look at it. */
export function EditNews({ state: { problem, result }, saved }: EditNewsProps) {
  if (result && "stale" in result)
    return (
      <Alert tone="warning" title={problem ?? ""}>
        <ul className="list-disc pl-5">
          {result.stale.map(({ label, value, by }) => (
            <li key={label} className="wrap-anywhere">
              {label} is now <strong className="font-medium">{value}</strong>, by {by}
            </li>
          ))}
        </ul>
        <p>
          <Button size="small" onClick={() => window.location.reload()}>
            Load what is there now
          </Button>{" "}
          What you typed is lost then.
        </p>
      </Alert>
    );
  if (problem) return <Alert tone="danger">{problem}</Alert>;
  return result ? <Alert tone="good">{saved}</Alert> : null;
}
