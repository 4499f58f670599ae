import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import type { Lease } from "@/lib/platform/db/lease";
import type { NoticeSource } from "@/lib/providers/directory/notice-source";
import type { SignInProvider } from "@/lib/providers/provider/queries";

/** What following the notices of a provider needs. Every writing transaction checks the lease. */
export interface NoticeJob {
  context: Context & { db: Database };
  provider: SignInProvider;
  source: NoticeSource;
  lease: Lease;
}
