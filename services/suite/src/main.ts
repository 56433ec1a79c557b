console.log('hello', process.versions.node, process.argv.slice(2));
