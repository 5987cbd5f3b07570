/** Placeholder filled by the platform: the parsed environment, frozen. */

export interface Config {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly roles: ReadonlySet<'http' | 'live' | 'worker'>;
  readonly secret: string;
  readonly keyFile: string | null;
  readonly dataDir: string;
  readonly llm: { readonly baseUrl: string; readonly apiKey: string; readonly model: string } | null;
  /** Where the console and links of ours are reached: `http://127.0.0.1:8080`. */
  readonly publicUrl: string;
  readonly logLevel: string;
}
