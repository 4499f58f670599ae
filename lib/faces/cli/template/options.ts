import { type Command, Option } from "commander";
import { byteSize, protocolList } from "@/lib/faces/cli/option-parsers";
import { permissionFlags } from "@/lib/faces/cli/permission-names";
import type { Permission } from "@/lib/platform/db/permissions";
import {
  type ClientProtocol,
  clientProtocols,
  type Landing,
  landings,
  protocolFlags,
} from "@/lib/platform/db/protocols";

/** The options that say what a mailbox is given, as commander hands them over. */
export interface TemplateOptions {
  quota?: number;
  protocols?: ClientProtocol[];
  webmail?: boolean;
  landing?: Landing;
  may?: Record<Permission, boolean>;
  requireFactor?: boolean;
}

/** Adds the options of templates; mailboxes have the same. */
export const addTemplateOptions = (command: Command): Command =>
  command
    .option("--quota <size>", "size of the mailbox, such as 5G; 0 is unlimited", byteSize)
    .option("--protocols <list>", `what mail apps may use: ${clientProtocols}, all or none`, protocolList)
    // Both forms, so that leaving them out means "as it is".
    .option("--webmail", "allow webmail")
    .option("--no-webmail", "no webmail")
    .addOption(new Option("--landing <place>", "where people arrive after signing in").choices(landings))
    .option(
      "--may <list>",
      "what people may do themselves: app-passwords,temporary-aliases,change-password, all or none",
      permissionFlags,
    )
    .option("--require-factor", "sign-in with a password needs a second factor")
    .option("--no-require-factor", "a second factor is the person's choice");

/** The verbs' fields from the options; what was not given is left out. */
export const templateFields = (options: TemplateOptions) => ({
  ...(options.quota === undefined ? {} : { quotaBytes: options.quota }),
  ...(options.protocols === undefined ? {} : protocolFlags(options.protocols)),
  ...(options.webmail === undefined ? {} : { webmail: options.webmail }),
  ...(options.landing === undefined ? {} : { landing: options.landing }),
  ...options.may,
  ...(options.requireFactor === undefined ? {} : { requireSecondFactor: options.requireFactor }),
});
