import { templateFields } from "@/lib/accounts/template/fields";
import { fieldOptions, type InputOption, ownOption } from "@/lib/faces/cli/field-option";
import { protocolList } from "@/lib/faces/cli/option-parsers";
import { permissionFlags } from "@/lib/faces/cli/permission-names";
import { option, said } from "@/lib/faces/cli/said";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const t = words("cli.template.options", {
  protocols: "protocols that mail apps can use: {known}, all or none",
  may: "what people can do themselves: app-passwords,temporary-aliases,change-password, all or none",
});

const protocols = ownOption(
  option("--protocols <list>", t("protocols", { known: clientProtocols.join(",") })).argParser(protocolList),
);

const may: InputOption = {
  add: (command) => command.option("--may <list>", said(t("may")), permissionFlags),
  read: ({ may: flags }) => ({ ...(flags as Record<string, boolean> | undefined) }),
};

const { quotaBytes, webmail, startPage, requireSecondFactor } = templateFields;

/** The options that say what a mailbox is given: of templates, and of mailboxes themselves. */
export const templateOptions: InputOption[] = [
  ...fieldOptions({ quotaBytes }),
  protocols,
  ...fieldOptions({ webmail, startPage }),
  may,
  ...fieldOptions({ requireSecondFactor }),
];
