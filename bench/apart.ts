/** The process that `runApart` starts: runs one module, reports, ends. */

process.once('message', ({ module, args }: { module: string; args: unknown }) => {
  import(module)
    .then(({ run }: { run: (args: unknown) => Promise<unknown> }) => run(args))
    .then(
      (result) => process.send!({ result }),
      (error: unknown) => process.send!({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
});
// A bench that was stopped leaves no load behind.
process.on('disconnect', () => process.exit(0));
