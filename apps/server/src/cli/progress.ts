/** Shows long work: a bar that redraws itself on a terminal, a line per step or tenth elsewhere. */

export interface Progress {
  readonly show: (step: string, share: number | null) => void;
  readonly done: () => void;
}

const width = 28;

export function showProgress(names: Readonly<Record<string, string>>, output: NodeJS.WriteStream = process.stdout): Progress {
  let current = '';
  let lastTenth = -1;

  function show(step: string, share: number | null): void {
    const name = names[step] ?? `Applying ${step}`;
    const changed = name !== current;
    if (changed && current !== '' && output.isTTY) output.write('\n');
    if (changed) lastTenth = -1;
    current = name;
    if (share === null) {
      if (changed) output.write(output.isTTY ? `  ${name} …` : `${name} …\n`);
      return;
    }
    const done = Math.round(Math.min(1, Math.max(0, share)) * width);
    const percent = `${Math.round(share * 100)} %`;
    if (output.isTTY) output.write(`\r  ${name} ${'█'.repeat(done)}${'░'.repeat(width - done)} ${percent.padStart(5)}`);
    else if (Math.floor(share * 10) > lastTenth) {
      lastTenth = Math.floor(share * 10);
      output.write(`${name}: ${percent}\n`);
    }
  }

  return {
    show,
    done: () => {
      if (current !== '' && output.isTTY) output.write('\n');
      current = '';
    },
  };
}
