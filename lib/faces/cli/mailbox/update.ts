import { mailboxFlags } from "@/lib/accounts/mailbox/fields";
import { fieldOptions, type InputOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { said } from "@/lib/faces/cli/said";
import { templateOptions } from "@/lib/faces/cli/template/options";
import { personFields } from "@/lib/providers/settings/person-fields";
import { words } from "@/lib/words/text";

const t = words("cli.mailbox.update", {
  unpin: "unpin all fields, so that the template and the directory manage them again",
});

const unpin: InputOption = {
  add: (command) => command.option("--unpin", said(t("unpin"))),
  read: (options) => (options.unpin ? { pinnedFields: [] } : {}),
};

/** `letterlock mailbox update` */
export const addUpdateMailbox = (group: Group): void =>
  group.operation("mailbox.update", shownMailbox, {
    options: [...fieldOptions({ ...personFields, ...mailboxFlags }), unpin, ...templateOptions],
  });
