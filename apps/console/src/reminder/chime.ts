/** Two short tones made on the spot. A browser that has not been clicked in yet stays silent, and that is right. */

const tones = { notice: [660, 880], alarm: [880, 660, 880] } as const;
const toneSeconds = 0.16;

let context: AudioContext | undefined;

export function chime(kind: keyof typeof tones): void {
  try {
    context ??= new AudioContext();
    void context.resume().then(() => tones[kind].forEach((pitch, index) => tone(context!, pitch, index * toneSeconds)), () => undefined);
  } catch {
    // No sound in this browser.
  }
}

function tone(audio: AudioContext, pitch: number, after: number): void {
  const start = audio.currentTime + after;
  const [oscillator, gain] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = pitch;
  // Swells and fades, since a tone that breaks off clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.12, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, start + toneSeconds);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + toneSeconds);
}
