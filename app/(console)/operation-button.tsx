import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import type { ButtonLook } from "@/app/_ui/button";
import { getSay } from "@/app/_words/get-words";
import { perform } from "@/app/(console)/perform";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { registry } from "@/lib/faces/registry";
import type { Value } from "@/lib/words/text";

export interface OperationButtonProps extends Pick<ButtonLook, "size"> {
  /** The operation, such as `api-key.revoke`. */
  does: string;
  /** Which of its buttons; left out: the one that is called as its verb. */
  as?: string;
  /** On whose pages it stands. */
  by: AdminRole;
  /** The key of what it is done to. */
  to: Readonly<Record<string, string>>;
  /** The version that the page has shown. */
  version?: number;
  /** What its texts ask for besides the key, and `name`, which is the last of it. */
  values?: Readonly<Record<string, Value>>;
  /** What it is about, for people who cannot see the row that the button stands in. */
  subject?: string;
  /** The page to go to when it is done, below the start of the role. */
  leadsTo?: string;
  /** The element that gets the focus when this button disappears with its row. */
  focusId?: string;
}

/** A button that asks, and then does an operation; what it says and sends is declared with the operation. */
export async function OperationButton({
  does,
  as,
  by: role,
  to: key,
  version,
  ...rest
}: OperationButtonProps) {
  const { values, leadsTo, ...look } = rest;
  const { name: operation, buttons, versioned } = registry.named(does);
  const button = as ?? does.slice(does.indexOf(".") + 1);
  const { mistyped, input: _, ...texts } = found(buttons[button], `${operation} has no button ${button}.`);
  if (versioned) found(version, `${operation} needs the version that is shown.`);
  const name = Object.values(key).at(-1) ?? "";
  const say = await getSay();
  const text = (which: keyof typeof texts): string =>
    say({ ...texts[which], values: { name, ...key, ...values } });
  const pressed = {
    role,
    operation,
    button,
    key,
    ...(version === undefined ? {} : { expectedVersion: version }),
    ...(leadsTo === undefined ? {} : { leadsTo }),
  };
  return (
    <ConfirmButton
      {...look}
      {...(mistyped ? { typed: name } : {})}
      action={perform.bind(null, pressed)}
      values={{}}
      label={text("label")}
      question={text("question")}
      consequence={text("consequence")}
      confirm={text("confirm")}
      pendingLabel={text("pending")}
      keep={text("keep")}
    />
  );
}

/** The same in a row of a list, and said with the row's name for people who cannot see where it stands. */
export const RowButton = ({ name, values, ...button }: OperationButtonProps & { name: string }) => (
  <OperationButton subject={name} {...button} values={{ name, ...values }} size="small" />
);

/** What a page must have said; a mistake of ours otherwise. */
function found<Value>(value: Value | undefined, problem: string): Value {
  if (value === undefined) throw new Error(problem);
  return value;
}
