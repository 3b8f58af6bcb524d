// command.js - the two communities as commands for a shell: run each, compare the results.

// Within '...' a shell reads everything as it is, but ' itself.
export const quoted = (text) => (/^[\w.,:/=@%+-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`);

export function shellCommand(sides, replicates = 20) {
    const files = ['left.h5', 'right.h5'];
    const runs = sides.map(({ name, settings }, i) => ['shequ run', quoted(name),
        ...[...settings, ['run.replicates', replicates]].map(([path, value]) => `--set ${quoted(`${path}=${value}`)}`),
        '-o', files[i]].join(' '));
    return [...runs, `shequ compare ${files.join(' ')} -o answer`].join(' &&\n');
}
