// Called after the builds: the second had nothing to do, and the class gives the same bits however it is run.

String log = new File(basedir, 'build.log').text
List<String> builds = log.split('Building embed 1').toList().tail()
assert builds.size() == 3 : "builds in the log: ${builds.size()}"
assert builds[0].contains('generated') : 'the first build generates'
assert builds[1].contains('up to date, nothing to generate') : 'the second build generates nothing'
assert builds[1].contains('Nothing to compile - all classes are up to date') : 'the second build compiles nothing'

String version = new File(basedir, 'pom.xml').text.find(/<artifactId>netc-runtime<\/artifactId>\s*<version>(.*)<\/version>/) { it[1] }
File runtime = new File(localRepositoryPath, "dev/netc/netc-runtime/$version").listFiles().find { it.name.endsWith('.jar') }
File classes = new File(basedir, 'target/classes')

String run(List<String> arguments) {
    File java = new File(System.getProperty('java.home'), 'bin/java')
    File weights = File.createTempFile('embed', '.safetensors')
    Process process = new ProcessBuilder([java.path] + arguments + [weights.path]).start()
    StringBuilder out = new StringBuilder()
    StringBuilder err = new StringBuilder()
    process.waitForProcessOutput(out, err)
    weights.delete()
    println "${arguments.join(' ')}\n$out$err"
    assert process.exitValue() == 0
    return out.toString()
}

List<String> vector = ['--add-modules', 'jdk.incubator.vector', '-Dnetc.backend=vector']
List<String> classPath = ['-cp', "$classes$File.pathSeparator$runtime".toString(), 'embed.Main']
List<String> modulePath = ['-p', "$classes$File.pathSeparator$runtime".toString(), '-m', 'embed/embed.Main']
String expected = run(classPath)
assert expected.contains('hidden 20')
assert expected.contains('answer UPPER_RIGHT') || expected.contains('answer UpperRight')
assert run(vector + classPath) == expected
assert run(modulePath) == expected
assert run(vector + modulePath) == expected
return true
