// All mistakes of the file are told, each with its place, and nothing is left behind.
String log = new File(basedir, 'build.log').text
assert log.contains('wrong.net:4:30: error NET0201: ') : 'the unknown const'
assert log.contains('wrong.net:5:16: error NET0201: ') : 'the unknown value'
assert !new File(basedir, 'target/generated-sources').exists() : 'nothing is generated'
return true
