/** What JSON can say. Form fields, event facts and refusal facts hold nothing else. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };
