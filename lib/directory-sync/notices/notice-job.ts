import type { Database } from "@/lib/db/client";
import type { Context } from "@/lib/db/context";
import type { Lease } from "@/lib/db/lease";
import type { NoticeSource } from "@/lib/directory/notice-source";
import type { SignInProvider } from "@/lib/identity-provider/queries";

/** What following the notices of a provider needs. Every writing transaction checks the lease. */
export interface NoticeJob {
  context: Context & { db: Database };
  provider: SignInProvider;
  source: NoticeSource;
  lease: Lease;
}
