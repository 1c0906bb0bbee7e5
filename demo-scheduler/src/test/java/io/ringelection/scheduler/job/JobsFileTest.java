package io.ringelection.scheduler.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text in, jobs or one sentence out. Files here are written with single quotes. */
class JobsFileTest {
  private static List<Job> parse(String text) {
    return JobsFile.parse(text.replace('\'', '"'));
  }

  private static String refusal(String text) {
    return assertThrows(JobsException.class, () -> parse(text)).getMessage();
  }

  private static Job one(String rest) {
    return parse("{'jobs':[{'id':'a','cron':'0 * * * * *'," + rest + "}]}").get(0);
  }

  @Test
  void readsEveryKey() {
    Job job =
        one(
            "'zone':'Europe/Berlin','misfire':{'policy':'fire_all','windowMillis':5000,'max':3},"
                + "'command':{'http':{'method':'post','url':'https://127.0.0.1/x','headers':{'A':'b'},"
                + "'body':{'k':1},'timeoutMillis':7}}");
    assertEquals("0 * * * * * Europe/Berlin", job.schedule().toString());
    assertEquals(new Misfire(Misfire.Policy.FIRE_ALL, Duration.ofSeconds(5), 3), job.misfire());
    assertEquals(
        new Command.Http(
            "POST", URI.create("https://127.0.0.1/x"), Map.of("A", "b"), "{\"k\":1}", 7),
        job.command());
  }

  @Test
  void hasDefaults() {
    assertEquals(new Command.Log("hi"), one("'command':{'log':'hi'}").command());
    assertEquals(Misfire.DEFAULT, one("'command':{'log':'hi'}").misfire());
    assertEquals("0 * * * * * UTC", one("'command':{'log':'hi'}").schedule().toString());
    assertEquals(
        new Command.Bus("x", new JsonObject().put("k", 1), false, 5000),
        one("'command':{'bus':{'address':'x','body':{'k':1}}}").command());
    assertEquals(
        new Command.Http("GET", URI.create("http://h/"), Map.of(), null, 10000),
        one("'command':{'http':{'url':'http://h/'}}").command());
  }

  @Test
  void equalSchedulesAreShared() {
    List<Job> jobs =
        parse(
            "{'jobs':[{'id':'a','cron':'0 * * * * *','command':{'log':'x'}},"
                + "{'id':'b','cron':'0 * * * * *','command':{'log':'x'}}]}");
    assertSame(jobs.get(0).schedule(), jobs.get(1).schedule());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                      | jobs file: not a JSON object: Failed to decode",
        "{                       | jobs file: not a JSON object: Failed to decode",
        "{}                      | jobs file: 'jobs' is missing",
        "{'jobs':{}}             | jobs file: 'jobs' is {}: use an array",
        "{'jobs':[],'x':1}       | jobs file: key 'x' is unknown: use jobs",
        "{'jobs':[1]}            | jobs file: entry 1 of 'jobs' is not an object",
        "{'jobs':[{}]}           | entry 1 of 'jobs': 'id' is missing",
        "{'jobs':[{'id':7}]}     | entry 1 of 'jobs': 'id' is 7: use a string that is not blank",
        "{'jobs':[{'id':'a b'}]} | job 'a b': use an id of 1 to 128 characters of A-Z a-z 0-9 . _ : / -",
        "{'jobs':[{'id':'a','crn':'x'}]} | job 'a': key 'crn' is unknown: use id, cron, zone, command, misfire",
        "{'jobs':[{'id':'a'}]}   | job 'a': 'cron' is missing",
        "{'jobs':[{'id':'a','cron':'* * * * *'}]} | job 'a': cron '* * * * *' has 5 fields: use 6, second minute hour day-of-month month day-of-week",
        "{'jobs':[{'id':'a','cron':'* * * * * *','zone':'X'}]} | job 'a': zone 'X' is unknown: use an id such as Europe/Berlin or UTC",
        "{'jobs':[{'id':'a','cron':'* * * * * *'}]} | job 'a': 'command' is missing",
        "{'jobs':[{'id':'a','cron':'* * * * * *','command':{'log':'x'}},{'id':'a','cron':'* * * * * *','command':{'log':'x'}}]} | job 'a': this id occurs twice",
      })
  void aBadFileIsOneSentence(String text, String sentence) {
    assertEquals(
        sentence, refusal(text).substring(0, Math.min(sentence.length(), refusal(text).length())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                              | command: names 0 commands: use exactly one of log, http, bus",
        "{'log':'x','bus':{}}            | command: names 2 commands: use exactly one of log, http, bus",
        "{'shell':'rm'}                  | command: key 'shell' is unknown: use log, http, bus",
        "{'log':''}                      | command: 'log' is '': use a string that is not blank",
        "{'http':{}}                     | command.http: 'url' is missing",
        "{'http':{'url':'ftp://x/'}}     | command.http: 'url' is 'ftp://x/': use http://host/... or https://host/...",
        "{'http':{'url':'http:///x'}}    | command.http: 'url' is 'http:///x': use http://host/... or https://host/...",
        "{'http':{'url':'http://a b/'}}  | command.http: 'url' is 'http://a b/': use http://host/... or https://host/..., other characters percent-encoded",
        "{'http':{'url':'http://h/','method':'G T'}}          | command.http: 'method' is 'G T': use an HTTP method such as GET or POST",
        "{'http':{'url':'http://h/','headers':{'a b':'c'}}}   | command.http: 'headers' holds 'a b', which HTTP does not allow",
        "{'http':{'url':'http://h/','headers':{'a':1}}}       | command.http: 'headers.a' is 1: use a string",
        "{'http':{'url':'http://h/','timeoutMillis':0}}       | command.http: 'timeoutMillis' is 0: use a whole number from 1 to 600000",
        "{'http':{'url':'http://h/','timeoutMillis':1.5}}     | command.http: 'timeoutMillis' is 1.5: use a whole number from 1 to 600000",
        "{'bus':{'address':'x','request':'yes'}} | command.bus: 'request' is 'yes': use true or false",
        "{'bus':{'adress':'x'}}          | command.bus: key 'adress' is unknown: use address, body, request, timeoutMillis",
      })
  void aBadCommandIsOneSentence(String command, String sentence) {
    assertEquals(
        "job 'a' " + sentence,
        refusal("{'jobs':[{'id':'a','cron':'* * * * * *','command':" + command + "}]}"));
  }

  @Test
  void aBadPolicyIsOneSentence() {
    assertEquals(
        "job 'a' misfire: 'policy' is 'RETRY': use one of [FIRE_ONCE, SKIP, FIRE_ALL]",
        assertThrows(
                JobsException.class,
                () -> one("'command':{'log':'x'},'misfire':{'policy':'RETRY'}"))
            .getMessage());
    assertEquals(
        "job 'a' misfire: 'windowMillis' is 5: use a whole number from 1000 to 31622400000",
        assertThrows(
                JobsException.class,
                () -> one("'command':{'log':'x'},'misfire':{'windowMillis':5}"))
            .getMessage());
  }

  @Test
  void aMissingFileIsOneSentence() {
    assertEquals(
        "jobs file nowhere/jobs.json does not exist",
        assertThrows(JobsException.class, () -> JobsFile.read(Path.of("nowhere/jobs.json")))
            .getMessage());
  }
}
