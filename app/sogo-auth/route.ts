import { enterWebmail } from "@/app/sogo-auth/enter-webmail";

export const GET = enterWebmail;
