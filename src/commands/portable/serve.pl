# Serves the folder named on the command line to browsers on this computer; with `share`, to the network as well.
use strict;
use warnings;
use Cwd 'abs_path';
use IO::Socket::INET;

$| = 1;
$SIG{CHLD} = 'IGNORE';
$SIG{PIPE} = 'IGNORE';
my $root   = abs_path(shift @ARGV);
my $shared = grep { $_ eq 'share' } @ARGV;
my %types  = (
    avif => 'image/avif',       webp => 'image/webp', jpg => 'image/jpeg', png => 'image/png',
    svg  => 'image/svg+xml',    js   => 'text/javascript; charset=utf-8',  mjs => 'text/javascript; charset=utf-8',
    json => 'application/json', css  => 'text/css; charset=utf-8', html => 'text/html; charset=utf-8',
    webmanifest => 'application/manifest+json', woff2 => 'font/woff2', vtt => 'text/vtt; charset=utf-8',
    opus => 'audio/ogg', mp3 => 'audio/mpeg', m4a => 'audio/mp4', mp4 => 'video/mp4', webm => 'video/webm',
    glb  => 'model/gltf-binary', txt => 'text/plain; charset=utf-8',
);

sub find {
    my ($path) = @_;
    $path =~ s/[?#].*//;
    $path =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge;
    return if $path =~ /\0/ || grep { $_ eq '..' } split m{[/\\]}, $path;
    my $file = "$root$path";
    $file =~ s{/*$}{/index.html} if -d $file;
    return -f $file ? $file : undef;
}

sub answer {
    my ($browser, $method, $path, $range) = @_;
    my $file   = find($path);
    my $status = $file ? '200 OK' : '404 Not Found';
    $file ||= "$root/404.html";
    my $size = -s $file || 0;
    my ($first, $last, $extra) = (0, $size - 1, '');
    if ($status eq '200 OK' && $range =~ /^bytes=(\d*)-(\d*)\s*$/ && "$1$2" ne '') {
        if ($1 ne '') { ($first, $last) = ($1, $2 ne '' && $2 < $last ? $2 : $last) }
        else          { $first = $size > $2 ? $size - $2 : 0 }
        my $is_there = $first <= $last;
        $status = $is_there ? '206 Partial Content' : '416 Range Not Satisfiable';
        $extra  = "Content-Range: bytes " . ($is_there ? "$first-$last" : '*') . "/$size\r\n";
        ($first, $last) = (0, -1) unless $is_there;
    }
    my ($ending) = $file =~ /\.(\w+)$/;
    my $type   = $types{lc($ending || '')} || 'application/octet-stream';
    my $length = $last - $first + 1;
    print $browser "HTTP/1.1 $status\r\nContent-Type: $type\r\nContent-Length: $length\r\n${extra}"
        . "Accept-Ranges: bytes\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n";
    return if $method eq 'HEAD' || $length <= 0;
    open my $in, '<:raw', $file or return;
    seek $in, $first, 0;
    while ($length > 0 && (my $got = read $in, my $piece, $length < 262144 ? $length : 262144)) {
        print $browser $piece or last;
        $length -= $got;
    }
}

sub serve {
    my ($browser) = @_;
    binmode $browser;
    alarm 30;
    my $request = <$browser> || '';
    my $range   = '';
    while (defined(my $line = <$browser>)) {
        last if $line =~ /^\r?\n$/;
        $range = $1 if $line =~ /^range:\s*(.*?)\s*$/i;
    }
    alarm 0;
    my ($method, $path) = $request =~ m{^(GET|HEAD) (/\S*) HTTP/1};
    if ($method) { answer($browser, $method, $path, $range) }
    else         { print $browser "HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" }
}

my $listener;
my $port = 4369;
while (!$listener && $port < 4389) {
    $port++;
    $listener = IO::Socket::INET->new(
        LocalAddr => $shared ? '0.0.0.0' : '127.0.0.1', LocalPort => $port, Listen => 64, Proto => 'tcp',
        ReuseAddr => $^O eq 'MSWin32' ? 0 : 1,
    );
}
die "@@noPortVi@@\n@@noPortEn@@\n" unless $listener;
my $address = "http://localhost:$port/";
print "@@runningVi@@ $address\n@@runningEn@@ $address\n";
unless ($ENV{DISAN360_NO_BROWSER}) {
    my $open = $^O eq 'darwin' ? 'open' : 'xdg-open';
    system "$open $address >/dev/null 2>&1 &";
}
while (1) {
    my $browser = $listener->accept or next;
    my $child = fork;
    if (defined $child && $child == 0) {
        close $listener;
        serve($browser);
        close $browser;
        exit 0;
    }
    close $browser;
}
