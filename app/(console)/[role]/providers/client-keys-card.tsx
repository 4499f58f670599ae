import type { ReactNode } from "react";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { CopyButton } from "@/app/_ui/copy-button";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { activateClientKey, prepareClientKey } from "@/app/(console)/[role]/providers/client-key-actions";
import type { ShownClientKey } from "@/lib/providers/settings/client-keys";

interface ClientKeysCardProps {
  subject: { slug: string; expectedVersion: string };
  keys: { signing: ShownClientKey | null; next: ShownClientKey | null };
  address: string;
}

/** The key pairs of our client at a provider: which signs, which is prepared, and the two steps from one to the other. */
export function ClientKeysCard({ subject, keys: { signing, next }, address }: ClientKeysCardProps) {
  return (
    <Card
      title="Keys of our client"
      intro="The provider checks our client's signatures with the public halves. Make a new key first, let the provider read it, then sign with it."
    >
      <div className="grid gap-4">
        <DescriptionList
          entries={[
            ["Public keys", <Address key="address" url={address} />],
            ["Signs now", <Key key="signing" shown={signing} none="None: save this provider again." />],
            ["Prepared", <Key key="next" shown={next} none="None" />],
          ]}
        />
        <div className="flex flex-wrap gap-3">
          <ConfirmButton
            action={prepareClientKey}
            values={subject}
            label="Make a new key"
            question="Make a new key?"
            consequence={`It is published beside the present one, and nothing is signed with it yet.${next ? " The one that is prepared now is replaced." : ""}`}
            confirm="Make it"
            pendingLabel="Making it …"
            keep="Leave it"
          />
          {next ? (
            <ConfirmButton
              action={activateClientKey}
              values={subject}
              label="Sign with the new key"
              question="Sign with the new key from now on?"
              consequence="The present key is forgotten. If the provider has not read the new one yet, nobody can sign in by it until it has."
              confirm="Sign with it"
              pendingLabel="Changing …"
              keep="Keep the present key"
            />
          ) : null}
        </div>
      </div>
    </Card>
  );
}

const Address = ({ url }: { url: string }) => (
  <span className="flex items-center gap-2">
    <code className="wrap-anywhere">{url}</code>
    <CopyButton value={url} name="Address of the public keys" />
  </span>
);

const Key = ({ shown, none }: { shown: ShownClientKey | null; none: string }): ReactNode =>
  shown ? (
    <>
      <code className="wrap-anywhere">{shown.kid}</code> ({shown.algorithm}), made{" "}
      <LocalTime value={shown.createdAt.toISOString()} show="moment" />
    </>
  ) : (
    none
  );
